/** The command {@code calibrate}: how often a criterion is right, as tables and as JSON. */
package io.saltus.app.calibrate;
