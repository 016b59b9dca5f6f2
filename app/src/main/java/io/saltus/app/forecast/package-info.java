/** What models to come will score. */
package io.saltus.app.forecast;
