"""What the pages of the desk show, as plain data: each view looks up itself what whoever asks may see."""
