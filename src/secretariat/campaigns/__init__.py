"""How a Body wins members and keeps them: campaigns, prospects, contributions, suspension and withdrawal."""
