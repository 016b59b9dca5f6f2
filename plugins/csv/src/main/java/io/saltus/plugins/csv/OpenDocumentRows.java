package io.saltus.plugins.csv;

import io.saltus.sources.tables.TableRow;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The rows of the sheets of {@code content.xml} that hold anything, each with its number. */
final class OpenDocumentRows {

    private static final int MOST_COLUMNS = 16_384;
    private static final int MOST_CELLS = 5_000_000;
    private static final String REPEATED = "number-columns-repeated";

    private static final XMLInputFactory XML = XMLInputFactory.newFactory();

    static {
        // a table needs neither, and both can read other files or grow without bound
        XML.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        XML.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    }

    private final XMLStreamReader xml;
    private final Map<String, List<TableRow>> sheets = new LinkedHashMap<>();
    private final Map<String, Formulas> formulas = new HashMap<>();
    private int room = MOST_CELLS;

    private OpenDocumentRows(XMLStreamReader xml) {
        this.xml = xml;
    }

    /**
     * Reads a document.
     *
     * @throws XMLStreamException if it is no such document, or holds more than 5 million cells
     */
    static OpenDocumentRows of(InputStream content) throws XMLStreamException {
        OpenDocumentRows rows = new OpenDocumentRows(XML.createXMLStreamReader(content));
        rows.read();
        return rows;
    }

    /** Returns the rows of each sheet by its name, in order. */
    Map<String, List<TableRow>> sheets() {
        return sheets;
    }

    /** Returns the formulas of a sheet of which no value is stored. */
    Formulas formulas(String sheet) {
        return formulas.getOrDefault(sheet, new Formulas());
    }

    private void read() throws XMLStreamException {
        List<TableRow> rows = new ArrayList<>();
        Formulas uncalculated = new Formulas();
        long number = 0;
        while (xml.hasNext()) {
            if (xml.next() != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            if (xml.getLocalName().equals("table")) {
                rows = new ArrayList<>();
                number = 0;
                sheets.putIfAbsent(attribute("name"), rows);
                uncalculated = new Formulas();
                formulas.putIfAbsent(attribute("name"), uncalculated);
            } else if (xml.getLocalName().equals("table-row")) {
                long times = count("number-rows-repeated");
                List<String> cells = cells(number + 1, uncalculated);
                boolean blank = cells.stream().allMatch(String::isBlank);
                for (long i = 0; i < times && !blank; i++) {
                    room -= cells.size();
                    if (room < 0) {
                        throw new XMLStreamException("it holds more than 5 million cells");
                    }
                    rows.add(new TableRow(number + 1 + i, cells));
                }
                number += times;
            }
        }
    }

    /** The cells of the row at which the reader stands, without blank ones at the end. */
    private List<String> cells(long row, Formulas uncalculated) throws XMLStreamException {
        List<String> cells = new ArrayList<>();
        int blanks = 0;
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("table-row")) {
                break;
            }
            if (event != XMLStreamConstants.START_ELEMENT
                    || !xml.getLocalName().endsWith("table-cell")) {
                continue;
            }
            long times = count(REPEATED);
            boolean formula =
                    !attribute("formula").isEmpty() && !attribute("value-type").equals("string");
            String text = cell();
            if (text.isBlank()) {
                if (formula) {
                    uncalculated.add(column(cells.size() + blanks) + row);
                }
                blanks += (int) Math.min(times, MOST_COLUMNS);
                continue;
            }
            if (cells.size() + blanks + times > MOST_COLUMNS) {
                throw new XMLStreamException(
                        "a row has more than %d cells".formatted(MOST_COLUMNS));
            }
            for (; blanks > 0; blanks--) {
                cells.add("");
            }
            for (long i = 0; i < times; i++) {
                cells.add(text);
            }
        }
        return cells;
    }

    /** The letters of a column, from 0. */
    private static String column(int index) {
        String last = String.valueOf((char) ('A' + index % 26));
        return index < 26 ? last : column(index / 26 - 1) + last;
    }

    /** The value of the cell at which the reader stands, else its text. */
    private String cell() throws XMLStreamException {
        String value = attribute("value");
        String truth = attribute("boolean-value");
        String date = attribute("date-value");
        StringBuilder text = new StringBuilder();
        int notes = 0;
        int depth = 1;
        while (xml.hasNext() && depth > 0) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                depth++;
                notes += xml.getLocalName().equals("annotation") ? 1 : 0;
                if (notes == 0
                        && (xml.getLocalName().equals("s")
                                || xml.getLocalName().equals("p") && text.length() > 0)) {
                    text.append(' ');
                }
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
                notes -= xml.getLocalName().equals("annotation") ? 1 : 0;
            } else if (notes == 0 && xml.hasText()) {
                text.append(xml.getText());
            }
        }
        for (String stored : List.of(value, truth, date)) {
            if (!stored.isEmpty()) {
                return stored;
            }
        }
        return text.toString().strip();
    }

    /** An attribute by its local name: prefixes are those of the program that wrote it. */
    private String attribute(String name) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            if (xml.getAttributeLocalName(i).equals(name)) {
                return xml.getAttributeValue(i);
            }
        }
        return "";
    }

    private long count(String name) throws XMLStreamException {
        String text = attribute(name);
        if (text.isEmpty()) {
            return 1;
        }
        if (!text.matches("\\d{1,9}")) {
            throw new XMLStreamException(
                    "'%s' must be a count below a billion, got '%s'".formatted(name, text));
        }
        return Long.parseLong(text);
    }
}
