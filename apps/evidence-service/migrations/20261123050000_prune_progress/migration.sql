-- Minutes that no answer needs any more are removed: of what has been known for too long, the highest sequence is enough.
GRANT DELETE ON progress TO evidence_app;
