package limn.annotator.view;

import javafx.scene.paint.Color;

/** What the theme says of the gallery's colours. */
record GalleryColours(Color surface, Color raised, Color text, Color detail, Color line, Color accent) {}
