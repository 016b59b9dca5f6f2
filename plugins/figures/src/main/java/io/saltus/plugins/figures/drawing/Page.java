package io.saltus.plugins.figures.drawing;

import io.saltus.api.words.Names;
import java.util.List;
import java.util.Locale;

/**
 * One figure as marks.
 *
 * @param name what the figure shows, for the name of its file; empty for a part of a grid
 * @param width width in mm
 * @param height height in mm
 * @param description the figure in words
 * @param marks what is drawn, from back to front, in mm from the upper left corner
 */
public record Page(String name, double width, double height, String description, List<Mark> marks) {

    private static final int LONGEST = 60;

    /** Copies the marks. */
    public Page {
        marks = List.copyOf(marks);
    }

    /**
     * Returns the file name of a page among all: the name of the figure, its number where there are
     * several, its name.
     */
    @SuppressWarnings("ReferenceEquality") // of two equal pages each has a number of its own
    public static String fileName(String figure, List<Page> pages, Page page, String ending) {
        StringBuilder name = new StringBuilder(figure);
        if (pages.size() > 1) {
            int digits = String.valueOf(pages.size()).length();
            int number = 1;
            while (pages.get(number - 1) != page) {
                number++;
            }
            name.append(String.format(Locale.ROOT, "-%0" + digits + "d", number));
        }
        String words = Names.slug(page.name(), LONGEST);
        if (!words.isEmpty()) {
            name.append('-').append(words);
        }
        return name + ending;
    }
}
