/** CSV and TSV: results in, findings out. */
package io.saltus.plugins.csv;
