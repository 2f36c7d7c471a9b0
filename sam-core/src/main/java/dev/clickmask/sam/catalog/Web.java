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
import java.util.concurrent.Flow.Publisher;

/** Opens files on the web: follows redirects, but never from https to http, and gives up on a line that is silent. */
final class Web {
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
     * @throws InterruptedIOException if the thread is interrupted
     */
    Content open(URI address) throws IOException {
        HttpResponse<Publisher<List<ByteBuffer>>> answer = ask(address);
        BodyStream body = new BodyStream(patience);
        answer.body().subscribe(body);
        if (answer.statusCode() != 200) {
            body.close();
            throw new IOException(complaint(answer));
        }
        return new Content(body, answer.headers().firstValueAsLong("Content-Length"));
    }

    private HttpResponse<Publisher<List<ByteBuffer>>> ask(URI address) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(address).timeout(patience).build();
        try {
            // A client of its own for each file: it starts a thread, and most programs that have a store never fetch.
            return clients.build().send(request, BodyHandlers.ofPublisher());
        } catch (ConnectException e) {
            throw new IOException("no connection to " + address.getHost(), e);
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
