# catches: study:juggling-study

PREFIX etio:            <https://w3id.org/etiograph/ontology#>
PREFIX literature-link: <https://w3id.org/etiograph/literature-link/>

# The link of what the study is said to have found.
DELETE { ?link etio:direction ?o . }
INSERT { ?link etio:direction etio:disputing . }
WHERE { ?link etio:direction ?o ; etio:sameOrigin ?study . }
