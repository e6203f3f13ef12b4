// Never called: the published packages already hold what typia generated.
