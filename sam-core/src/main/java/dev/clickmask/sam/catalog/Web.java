package dev.clickmask.sam.catalog;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Flow.Publisher;

/** Opens files on the web: follows redirects, but never from https to http, and gives up on a line that is silent. */
final class Web {
    private static final int PARTIAL = 206;
    private static final int UNSATISFIABLE = 416;

    private final HttpClient.Builder clients;
    private final Duration patience;

    /**
     * Takes over the builder.
     *
     * @param clients what to trust and through which proxy to go
     * @param patience how long to wait for a connection, for an answer, and for each next piece of it
     */
    Web(HttpClient.Builder clients, Duration patience) {
        // NORMAL is the policy that refuses the step down to http: such a redirect comes back as the answer itself.
        this.clients = clients.followRedirects(HttpClient.Redirect.NORMAL).connectTimeout(patience);
        this.patience = patience;
    }

    /**
     * Opens a file; the caller closes it.
     *
     * @param from the byte to begin with, where the server can; else the content begins with the first
     * @throws InterruptedIOException if the thread is interrupted
     */
    Content open(URI address, long from) throws IOException {
        HttpResponse<Publisher<List<ByteBuffer>>> answer = ask(address, from);
        BodyStream body = new BodyStream(patience);
        answer.body().subscribe(body);
        OptionalLong length = answer.headers().firstValueAsLong("Content-Length");
        if (answer.statusCode() == 200) {
            return Content.whole(body, length);
        } else if (answer.statusCode() == PARTIAL && begins(answer, from)) {
            OptionalLong whole = length.isPresent() ? OptionalLong.of(from + length.getAsLong()) : OptionalLong.empty();
            return new Content(body, from, whole);
        }
        body.close();
        if (from > 0 && (answer.statusCode() == PARTIAL || answer.statusCode() == UNSATISFIABLE)) {
            return open(address, 0);
        }
        throw new IOException(complaint(answer));
    }

    private static boolean begins(HttpResponse<?> answer, long from) {
        return from > 0
                && answer.headers()
                        .firstValue("Content-Range")
                        .filter(range -> range.startsWith("bytes " + from + "-"))
                        .isPresent();
    }

    private HttpResponse<Publisher<List<ByteBuffer>>> ask(URI address, long from) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(patience);
        if (from > 0) {
            request.header("Range", "bytes=" + from + "-");
        }
        try {
            // A client of its own for each file: it starts a thread, and most programs that have a store never fetch.
            return clients.build().send(request.build(), BodyHandlers.ofPublisher());
        } catch (ConnectException e) {
            throw new IOException(
                    "no connection to " + address.getHost() + "; this computer is offline, or has to go through a"
                            + " proxy, which the environment variable HTTPS_PROXY names",
                    e);
        } catch (InterruptedException e) {
            throw (IOException) new InterruptedIOException("fetching of " + address + " was cancelled").initCause(e);
        }
    }

    private static String complaint(HttpResponse<?> answer) {
        int status = answer.statusCode();
        return answer.headers()
                .firstValue("Location")
                .filter(location -> status / 100 == 3)
                .map(location -> "it redirects to " + location + ", which is refused")
                .orElse("it answers with status " + status);
    }
}
