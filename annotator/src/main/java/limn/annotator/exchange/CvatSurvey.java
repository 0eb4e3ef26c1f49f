package limn.annotator.exchange;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The labels that a CVAT file declares, in their order, and those that only its shapes name. */
final class CvatSurvey implements Xml.Use {
    private final Map<String, Optional<Integer>> colours = new LinkedHashMap<>();
    private int images;
    private boolean annotations;

    @Override
    public void with(XMLStreamReader xml) throws XMLStreamException {
        boolean inLabel = false;
        String name = "";
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("label")) {
                inLabel = false;
            }
            if (event != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            switch (xml.getLocalName()) {
                case "annotations" -> annotations = true;
                case "label" -> inLabel = true;
                case "name" -> {
                    name = inLabel ? xml.getElementText() : name;
                    if (inLabel && !name.isBlank()) {
                        colours.putIfAbsent(name, Optional.empty());
                    }
                }
                case "color" -> {
                    String colour = inLabel ? xml.getElementText() : "";
                    if (colour.matches("#[0-9a-fA-F]{6}")) {
                        colours.put(name, Optional.of(Integer.parseInt(colour.substring(1), 16)));
                    }
                }
                case "image" -> images++;
                default -> {
                    String label = xml.getAttributeValue(null, "label");
                    if (label != null && !label.isBlank() && !xml.getLocalName().equals("tag")) {
                        colours.putIfAbsent(label, Optional.empty());
                    }
                }
            }
        }
    }

    boolean anything() { return annotations; }

    int images() { return images; }

    List<ForeignClass> classes() {
        List<String> names = List.copyOf(colours.keySet());
        return names.stream().map(n -> new ForeignClass(n, names.indexOf(n), colours.getOrDefault(n, Optional.empty()),
                ForeignClass.meaningOf(n))).toList();
    }
}
