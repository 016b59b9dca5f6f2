/** JSON: results from JSON Lines, and the report as JSON. */
package io.saltus.plugins.json;
