package io.saltus.sources.json;

import io.saltus.api.data.RequestException;

/** How many more values trees may hold in memory, and how long a list or text in them is. */
public final class TreeRoom {

    private final JsonBounds bounds;
    private int left;

    TreeRoom(JsonBounds bounds) {
        this.bounds = bounds;
        this.left = bounds.values();
    }

    void takeOne() {
        if (left-- == 0) {
            throw new RequestException(
                    "more than "
                            + bounds.values()
                            + " values where a header or a list of results is expected");
        }
    }

    int longestList() {
        return bounds.list();
    }

    String kept(String text) {
        return text.length() > bounds.kept() ? text.substring(0, bounds.kept()) : text;
    }
}
