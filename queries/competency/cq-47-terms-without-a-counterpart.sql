--+ columns: term:iri termLabel:label kindLabel:label reason:label

SELECT u.term AS term, t.label AS termLabel, t.class_label AS kindLabel, u.reason AS reason
FROM unmapped AS u
JOIN terms AS t ON t.term = u.term
ORDER BY kindLabel, termLabel
