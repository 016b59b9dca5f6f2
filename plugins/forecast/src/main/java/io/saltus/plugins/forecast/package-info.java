/** Methods that say what models to come will score. */
package io.saltus.plugins.forecast;
