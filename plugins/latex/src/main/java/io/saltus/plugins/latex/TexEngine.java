package io.saltus.plugins.latex;

/** The program that will typeset the table. */
public enum TexEngine {
    /** pdfLaTeX: letters beyond Latin and Greek are written as their numbers, {@code U+6F22}. */
    PDFLATEX,
    /** XeLaTeX or LuaLaTeX, with a font of the author's choice: every letter as it is. */
    UNICODE
}
