/** The command {@code inspect}: what is in data before anything is judged, a screen long. */
package io.saltus.app.inspect;
