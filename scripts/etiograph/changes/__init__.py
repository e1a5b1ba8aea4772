"""Two builds compared: what was added, changed, withdrawn, anchored anew; and applied again."""
