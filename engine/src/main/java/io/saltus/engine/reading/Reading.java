package io.saltus.engine.reading;

import io.saltus.api.data.Location;
import io.saltus.api.spi.Source;
import io.saltus.engine.catalog.Entry;

/**
 * A location and the source that will read it.
 *
 * @param location the file or folder, or a plain copy of it where it is packed
 * @param origin the file or folder as it was found
 * @param source the source, as set
 * @param entry where the source comes from, for messages
 */
record Reading(Location location, Location origin, Source source, Entry entry) {}
