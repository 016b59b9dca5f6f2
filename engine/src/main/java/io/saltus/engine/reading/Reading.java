package io.saltus.engine.reading;

import io.saltus.api.data.Location;
import io.saltus.api.spi.Source;
import io.saltus.engine.catalog.Entry;

/**
 * A location and the source that will read it.
 *
 * @param location the file or folder
 * @param source the source, as set
 * @param entry where the source comes from, for messages
 */
record Reading(Location location, Source source, Entry entry) {}
