/** Texts of a JSON object a line, as tools log their results and samples. */
package io.saltus.sources.records;
