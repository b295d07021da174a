"""Those who are asked: who they are to a survey, what they are told, and how their answers come in."""
