package dev.earshot.api.upload;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.commons.fileupload2.core.DiskFileItem;
import org.apache.commons.fileupload2.core.DiskFileItemFactory;
import org.apache.commons.fileupload2.core.FileItemInput;
import org.apache.commons.fileupload2.core.FileItemInputIterator;
import org.apache.commons.fileupload2.core.FileUploadException;
import org.apache.commons.fileupload2.core.FileUploadSizeException;
import org.apache.commons.fileupload2.jakarta.servlet6.JakartaServletFileUpload;
import org.apache.commons.fileupload2.jakarta.servlet6.JakartaServletRequestContext;
import org.jspecify.annotations.Nullable;

/**
 * Reads one multipart request. Confined to the container's thread. Whatever goes wrong, no file
 * stays behind.
 */
public final class UploadReader {
  private static final int MAX_HEADER_BYTES = 8 * 1_024;
  private static final int BUFFER_BYTES = 64 * 1_024;

  private final Path folder;
  private final UploadLimits limits;
  private final Clock clock;
  private final List<FormField> fields = new ArrayList<>();
  private @Nullable Path file;

  /**
   * @param folder for the file part; made if it is not there
   */
  public UploadReader(Path folder, UploadLimits limits, Clock clock) {
    this.folder = folder;
    this.limits = limits;
    this.clock = clock;
  }

  /**
   * Reads the whole body; a body that is no multipart form counts as one without parts.
   *
   * @param fileFields names of the file part that is wanted: the first one is read, other files are
   *     skipped
   * @return to be closed by the caller
   * @throws IOException when the file cannot be written
   */
  public Upload read(HttpServletRequest request, Set<String> fileFields)
      throws IOException, UploadTooLargeException, MalformedUploadException {
    boolean complete = false;
    try {
      if (JakartaServletFileUpload.isMultipartContent(request)) {
        readParts(parts(request), fileFields);
      }
      complete = true;
      return new Upload(file, fields);
    } catch (FileUploadSizeException e) {
      String what =
          e.getPermitted() == MAX_HEADER_BYTES ? "bytes in a part's header" : "upload bytes";
      throw new UploadTooLargeException(what, e.getActualSize(), e.getPermitted());
    } finally {
      if (!complete) {
        new Upload(file, fields).close();
      }
    }
  }

  private FileItemInputIterator parts(HttpServletRequest request)
      throws FileUploadSizeException, MalformedUploadException {
    JakartaServletFileUpload<DiskFileItem, DiskFileItemFactory> upload =
        new JakartaServletFileUpload<>();
    upload.setMaxSize(limits.maxBytes());
    upload.setMaxPartHeaderSize(MAX_HEADER_BYTES);
    upload.setHeaderCharset(StandardCharsets.UTF_8);
    return received(() -> upload.getItemIterator(new PacedRequest(request)));
  }

  private void readParts(FileItemInputIterator parts, Set<String> fileFields)
      throws IOException, UploadTooLargeException, MalformedUploadException {
    while (received(parts::hasNext)) {
      FileItemInput part = received(parts::next);
      if (part.isFormField()) {
        readField(part);
      } else if (file == null && isOne(fileFields, part.getFieldName())) {
        spool(part);
      }
    }
  }

  private static boolean isOne(Set<String> names, @Nullable String name) {
    return name != null && names.contains(name);
  }

  private void readField(FileItemInput part)
      throws IOException, UploadTooLargeException, MalformedUploadException {
    if (fields.size() >= limits.maxFields()) {
      throw new UploadTooLargeException("form fields", fields.size() + 1L, limits.maxFields());
    }
    byte[] value = received(() -> part.getInputStream().readNBytes(limits.maxFieldBytes() + 1));
    if (value.length > limits.maxFieldBytes()) {
      throw new UploadTooLargeException(
          "bytes in a form field", value.length, limits.maxFieldBytes());
    }
    fields.add(new FormField(part.getFieldName(), new String(value, StandardCharsets.UTF_8)));
  }

  private void spool(FileItemInput part) throws IOException, MalformedUploadException {
    Files.createDirectories(folder);
    Path target = Files.createTempFile(folder, "upload-", ".bin");
    file = target;
    byte[] buffer = new byte[BUFFER_BYTES];
    InputStream in = received(part::getInputStream);
    try (OutputStream out = Files.newOutputStream(target)) {
      for (int count = received(() -> in.read(buffer));
          count >= 0;
          count = received(() -> in.read(buffer))) {
        out.write(buffer, 0, count);
      }
    }
  }

  /** The request with a body that has to keep pace. */
  private final class PacedRequest extends JakartaServletRequestContext {
    PacedRequest(HttpServletRequest request) {
      super(request);
    }

    @Override
    public InputStream getInputStream() throws IOException {
      return new PacedInputStream(super.getInputStream(), clock);
    }
  }

  /** Something that arrives from the client, whose failures are the client's. */
  @FunctionalInterface
  private interface Arrival<T> {
    T get() throws IOException;
  }

  private static <T> T received(Arrival<T> arrival)
      throws FileUploadSizeException, MalformedUploadException {
    try {
      return arrival.get();
    } catch (FileUploadSizeException e) {
      throw e;
    } catch (SlowBodyException e) {
      throw new MalformedUploadException("The upload is too slow: " + e.getMessage(), e);
      // why so wide: what the library cannot decode in a header leaves it as any RuntimeException
    } catch (FileUploadException | RuntimeException e) {
      throw new MalformedUploadException("The multipart body is damaged or breaks off", e);
    } catch (IOException e) {
      throw new MalformedUploadException("The upload broke off", e);
    }
  }
}
