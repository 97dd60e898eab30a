"""Values that all subjects share: dates as exact as their source, spans, names, symbols."""
