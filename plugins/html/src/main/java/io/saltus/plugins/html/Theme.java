package io.saltus.plugins.html;

/** The colours in which a page opens; its reader can change them. */
public enum Theme {
    /** As the reader's system is set. */
    AUTO,
    /** Dark on light. */
    LIGHT,
    /** Light on dark. */
    DARK
}
