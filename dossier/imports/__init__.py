"""Events and works from the files that editors have, into the YAML files of a dossier."""
