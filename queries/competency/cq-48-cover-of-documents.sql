--+ columns: source:iri publisherLabel:label why:string passages:integer characters:integer

WITH why AS (
  SELECT
    s.source, d.publisher_label, s.span_end - s.span_start AS characters,
    CASE WHEN s.silence_label IS NOT NULL THEN s.silence_label
      WHEN EXISTS (SELECT 1 FROM claims AS c WHERE c.span = s.span) THEN 'claims'
      ELSE '' END AS why
  FROM spans AS s
  JOIN sources AS d ON d.source = s.source
)
SELECT
  w.source AS source, w.publisher_label AS publisherLabel, w.why AS why, COUNT(*) AS passages,
  CAST(SUM(w.characters) AS BIGINT) AS characters
FROM why AS w
GROUP BY w.source, w.publisher_label, w.why
ORDER BY source, passages DESC, why
