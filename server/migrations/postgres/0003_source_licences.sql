-- A source's licence is the operator's to say. Until now the first story of a source left its own there, and others showed it.
UPDATE sources SET licence = NULL;
