// The places whose ordinances on councils are on record.
import { graphql } from "../../gql";

export const PLACES = graphql(`
  query CouncilPlaces {
    councilPlaces { slug name }
  }
`);
