package io.saltus.api.spi;

import io.saltus.api.report.Report;
import java.io.IOException;

/**
 * Writes a report in one format.
 *
 * <p>A renderer reads the slots of a verdict and never asks which criterion filled them: a new
 * criterion shows in every format with no renderer changed. Names in a report come from data files
 * and may hold anything: escape them for the format.
 */
public non-sealed interface Renderer extends Extension {

    /**
     * Writes {@code report} to {@code output}.
     *
     * @throws IOException if the output cannot be written
     */
    void render(Report report, Output output) throws IOException;
}
