package io.saltus.engine;

import io.saltus.api.report.Report;

/**
 * What came of a study.
 *
 * @param report the report, with every issue
 * @param pluginFailed whether a plugin broke a promise; an issue in the report says which
 */
public record Analysis(Report report, boolean pluginFailed) {}
