/** JSON: results from JSON Lines and from promptfoo, and the report as JSON. */
package io.saltus.plugins.json;
