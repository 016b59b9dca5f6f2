package io.saltus.plugins.csv;

import io.saltus.sources.tables.TableRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The rows of a sheet that hold anything, one after the other. */
final class SheetRows implements AutoCloseable {

    /** Columns that a sheet can have. */
    private static final int MOST_COLUMNS = 16_384;

    private final XMLStreamReader xml;
    private final List<String> texts;
    private final Formulas formulas = new Formulas();
    private long number;

    /**
     * @param xml the sheet, from its beginning
     * @param texts the texts that cells refer to by number
     */
    SheetRows(XMLStreamReader xml, List<String> texts) {
        this.xml = xml;
        this.texts = texts;
    }

    /** Returns the formulas without a value in the rows so far. */
    Formulas formulas() {
        return formulas;
    }

    /** Returns the next row that is not blank, with its number in the sheet. */
    Optional<TableRow> next() throws XMLStreamException {
        while (xml.hasNext()) {
            if (xml.next() == XMLStreamConstants.START_ELEMENT
                    && xml.getLocalName().equals("row")) {
                String said = xml.getAttributeValue(null, "r");
                number = said == null ? number + 1 : wholeNumber(said);
                List<String> cells = cells();
                if (cells.stream().anyMatch(cell -> !cell.isBlank())) {
                    return Optional.of(new TableRow(number, cells));
                }
            }
        }
        return Optional.empty();
    }

    private List<String> cells() throws XMLStreamException {
        List<String> cells = new ArrayList<>();
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("row")) {
                break;
            }
            if (event == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("c")) {
                String place = xml.getAttributeValue(null, "r");
                int column = place == null ? cells.size() : column(place);
                while (cells.size() < column) {
                    cells.add("");
                }
                String text =
                        cell(
                                String.valueOf(xml.getAttributeValue(null, "t")),
                                place == null ? "row " + number : place);
                if (column < cells.size()) {
                    throw new XMLStreamException("cell " + place + " stands twice");
                }
                cells.add(text);
            }
        }
        return cells;
    }

    private String cell(String type, String place) throws XMLStreamException {
        StringBuilder value = new StringBuilder();
        boolean formula = false;
        boolean isValue = false;
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.END_ELEMENT) {
                if (xml.getLocalName().equals("c")) {
                    break;
                }
                isValue = false;
            } else if (event == XMLStreamConstants.START_ELEMENT) {
                isValue = xml.getLocalName().equals("v");
                formula |= xml.getLocalName().equals("f");
                if (xml.getLocalName().equals("is")) {
                    value.append(Workbook.text(xml, "is"));
                }
            } else if (isValue && xml.hasText()) {
                value.append(xml.getText());
            }
        }
        if (formula && value.toString().isBlank() && !type.equals("str")) {
            formulas.add(place);
        }
        return switch (type) {
            case "s" -> shared(value.toString().strip());
            case "b" -> value.toString().strip().equals("1") ? "true" : "false";
            default -> value.toString();
        };
    }

    private String shared(String index) throws XMLStreamException {
        long at = wholeNumber(index);
        if (at < 0 || at >= texts.size()) {
            throw new XMLStreamException("there is no shared text " + index);
        }
        return texts.get((int) at);
    }

    private static long wholeNumber(String text) throws XMLStreamException {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new XMLStreamException("'" + text + "' is no whole number", e);
        }
    }

    /** The column of a place such as {@code AB12}, from 0. */
    private static int column(String place) throws XMLStreamException {
        int column = 0;
        for (int i = 0; i < place.length() && Character.isLetter(place.charAt(i)); i++) {
            column = column * 26 + Character.toUpperCase(place.charAt(i)) - 'A' + 1;
            if (column < 1 || column > MOST_COLUMNS) {
                throw new XMLStreamException("'" + place + "' is no place of a cell");
            }
        }
        return Math.max(0, column - 1);
    }

    @Override
    public void close() throws XMLStreamException {
        xml.close();
    }
}
