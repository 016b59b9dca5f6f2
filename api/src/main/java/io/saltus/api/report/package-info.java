/** The result of a study as one value: all findings, all issues, and where everything came from. */
package io.saltus.api.report;
