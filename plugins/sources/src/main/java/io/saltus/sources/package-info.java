/** What sources of evaluation results share. */
package io.saltus.sources;
