package io.saltus.plugins.latex;

import io.saltus.api.report.Report;
import io.saltus.api.spi.About;
import io.saltus.api.spi.Output;
import io.saltus.api.spi.Param;
import io.saltus.api.spi.Renderer;
import java.io.IOException;

/**
 * Writes the table of abilities for a paper, in the manner of Table 1 of Wei et al. 2022.
 *
 * <p>A fragment to {@code \input}, with the packages it needs named at its top, or a whole
 * document.
 *
 * @param all whether abilities that are not emergent have a row too
 * @param document whether to write a whole document
 * @param engine the program that will typeset it
 * @param caption caption of the table; empty for the usual one
 * @param evidence whether each row ends with the reason of its verdict
 */
@About(
        id = "latex",
        summary = "The table of emergent abilities for a paper, in LaTeX with booktabs",
        references = "arXiv:2206.07682, Table 1")
public record Latex(
        @Param("Whether abilities that are not emergent have a row too") boolean all,
        @Param("Whether to write a whole document, not a fragment to input") boolean document,
        @Param("The program that will typeset it: pdflatex, or unicode for XeLaTeX and LuaLaTeX")
                TexEngine engine,
        @Param("Caption of the table; empty for the usual one") String caption,
        @Param("Whether each row ends with the reason of its verdict") boolean evidence)
        implements Renderer {

    /** A fragment for pdfLaTeX with the emergent abilities. */
    public Latex() {
        this(false, false, TexEngine.PDFLATEX, "");
    }

    /** A table without the reasons. */
    public Latex(boolean all, boolean document, TexEngine engine, String caption) {
        this(all, document, engine, caption, false);
    }

    @Override
    public void render(Report report, Output output) throws IOException {
        new AbilityTable(this, new LatexText(engine)).write(report, output.text("report.tex"));
    }
}
