"""The second step: figures of an authenticator app, before what reports say is shown."""
