package limn.annotator.exchange;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** All formats. */
public final class Formats {
    private static final List<Format> ALL = List.of(
            Format.both("coco", Abilities.areas(Abilities.Tags.NONE), CocoSource::open, CocoWriter::write),
            Format.both("voc", Abilities.values(Abilities.Tags.NONE), Voc::open, Voc::write),
            Format.both("cityscapes", Abilities.values(Abilities.Tags.NONE).withNames(Cityscapes.names()),
                    Cityscapes::open,
                    Cityscapes::write),
            Format.both("yolo", Abilities.areas(Abilities.Tags.NONE), Yolo::open, Yolo::write),
            Format.both("labelme", Abilities.areas(Abilities.Tags.ALL), Labelme::open, LabelmeWriter::write),
            Format.both("cvat", Abilities.areas(Abilities.Tags.PRESENT), Cvat::open, CvatWriter::write),
            Format.both("label-studio", Abilities.areas(Abilities.Tags.PRESENT), LabelStudio::open,
                    StudioWriter::write),
            Format.both("geojson", Abilities.areas(Abilities.Tags.ALL), GeoJson::open, GeoJson::write),
            new Format("hugging-face", Abilities.values(Abilities.Tags.ALL).withImages(), Optional.empty(),
                    Optional.of(HuggingFace::write)),
            Format.both("folders",
                    new Abilities(Abilities.Labels.VALUES, true, true, Abilities.Tags.ALL, Set.of(), false),
                    FolderSource::open, Folders::write),
            Format.both("tags",
                    new Abilities(Abilities.Labels.NONE, true, true, Abilities.Tags.ALL, Set.of(), false),
                    TagSource::open, TagTables::write));

    private Formats() {}

    public static List<Format> all() { return ALL; }

    /** The format of this name. */
    public static Optional<Format> of(String id) {
        return ALL.stream().filter(format -> format.id().equals(id)).findFirst();
    }
}
