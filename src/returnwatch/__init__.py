"""Return Watch: dated briefs from a record in which every figure has a source."""
