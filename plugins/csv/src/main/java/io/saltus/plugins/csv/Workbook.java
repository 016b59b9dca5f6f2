package io.saltus.plugins.csv;

import io.saltus.api.data.RequestException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** An Excel workbook: a ZIP archive of XML files, of which one lists the sheets. */
final class Workbook {

    private static final String LIST = "xl/workbook.xml";
    private static final String PLACES = "xl/_rels/workbook.xml.rels";
    private static final String TEXTS = "xl/sharedStrings.xml";
    private static final String RELATIONS =
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /** Characters of shared texts that are kept at most. */
    private static final long LONGEST_TEXTS = 64L << 20;

    private static final XMLInputFactory XML = XMLInputFactory.newFactory();

    static {
        // a table needs neither, and both can read other files or grow without bound
        XML.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        XML.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    }

    private final ZipFile zip;
    private final String place;

    /**
     * @param zip the archive
     * @param place where it is, for messages
     */
    Workbook(ZipFile zip, String place) {
        this.zip = zip;
        this.place = place;
    }

    /**
     * Opens a sheet; the caller closes it.
     *
     * @param name its name; blank for the first
     * @throws RequestException if there is none of this name
     */
    SheetRows sheet(String name) throws IOException, XMLStreamException {
        Map<String, String> sheets = sheets();
        String found = name.isBlank() ? sheets.keySet().iterator().next() : name.strip();
        String path = sheets.get(found);
        if (path == null) {
            throw new RequestException(
                    "%s has no sheet '%s'; it has %s"
                            .formatted(place, found, String.join(", ", sheets.keySet())));
        }
        return new SheetRows(open(path), texts());
    }

    /** Returns the names of its sheets, in order. */
    List<String> names() throws IOException, XMLStreamException {
        return List.copyOf(sheets().keySet());
    }

    /** The path of each sheet by its name. */
    private Map<String, String> sheets() throws IOException, XMLStreamException {
        Map<String, String> places = new LinkedHashMap<>();
        for (XMLStreamReader xml = open(PLACES); xml.hasNext(); ) {
            if (xml.next() == XMLStreamConstants.START_ELEMENT
                    && xml.getLocalName().equals("Relationship")) {
                String target = attribute(xml, "Target");
                places.put(
                        attribute(xml, "Id"),
                        target.startsWith("/") ? target.substring(1) : "xl/" + target);
            }
        }
        Map<String, String> sheets = new LinkedHashMap<>();
        for (XMLStreamReader xml = open(LIST); xml.hasNext(); ) {
            if (xml.next() == XMLStreamConstants.START_ELEMENT
                    && xml.getLocalName().equals("sheet")) {
                String path = places.get(xml.getAttributeValue(RELATIONS, "id"));
                if (path != null) {
                    sheets.put(attribute(xml, "name"), path);
                }
            }
        }
        if (sheets.isEmpty()) {
            throw new ZipException("it lists no sheet");
        }
        return sheets;
    }

    private static String attribute(XMLStreamReader xml, String name) throws ZipException {
        String value = xml.getAttributeValue(null, name);
        if (value == null) {
            throw new ZipException("a <%s> has no '%s'".formatted(xml.getLocalName(), name));
        }
        return value;
    }

    /** The texts that cells refer to by number. */
    private List<String> texts() throws IOException, XMLStreamException {
        List<String> texts = new ArrayList<>();
        if (zip.getEntry(TEXTS) == null) {
            return texts;
        }
        long length = 0;
        for (XMLStreamReader xml = open(TEXTS); xml.hasNext(); ) {
            if (xml.next() == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("si")) {
                String text = text(xml, "si");
                length += text.length();
                if (length > LONGEST_TEXTS) {
                    throw new ZipException("it holds more than 64 Mi characters of text");
                }
                texts.add(text);
            }
        }
        return texts;
    }

    /** Reads the text up to the end of an element, without how it is pronounced. */
    static String text(XMLStreamReader xml, String element) throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        boolean isText = false;
        int pronounced = 0;
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                pronounced += xml.getLocalName().equals("rPh") ? 1 : 0;
                isText = xml.getLocalName().equals("t");
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                pronounced -= xml.getLocalName().equals("rPh") ? 1 : 0;
                isText = false;
                if (xml.getLocalName().equals(element)) {
                    break;
                }
            } else if (isText && pronounced == 0 && xml.hasText()) {
                text.append(xml.getText());
            }
        }
        return text.toString();
    }

    private XMLStreamReader open(String path) throws IOException, XMLStreamException {
        ZipEntry entry = zip.getEntry(path);
        if (entry == null) {
            throw new ZipException("it has no " + path);
        }
        InputStream bytes = zip.getInputStream(entry);
        return XML.createXMLStreamReader(bytes);
    }
}
