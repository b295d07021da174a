"""On what people organise: campaigns, which organisers make and end."""
