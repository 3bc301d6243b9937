import CZipXML
import Foundation

/// A Word file put together part by part, in a folder of its own.
struct SampleWord {
    static let space = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
    var parts: [(name: String, content: Data)]
    var password: String?

    /// Each string is a paragraph.
    static func saying(_ paragraphs: String..., also others: [(String, String)] = []) -> SampleWord {
        let body = paragraphs.map { "<w:p><w:r><w:t>\($0)</w:t></w:r></w:p>" }.joined()
        return SampleWord(parts: [("word/document.xml", document(body))] + others.map { ($0.0, Data($0.1.utf8)) })
    }

    static func document(_ body: String) -> Data {
        Data("<?xml version=\"1.0\"?><w:document \(space)><w:body>\(body)</w:body></w:document>".utf8)
    }

    var data: Data {
        let place = FileManager.default.temporaryDirectory.appending(path: "word-\(UUID().uuidString).docx")
        defer { try? FileManager.default.removeItem(at: place) }
        var failure: Int32 = 0
        let archive = zip_open(place.path, ZIP_CREATE | ZIP_TRUNCATE, &failure)
        // libzip reads the bytes only when it closes.
        let buffers = parts.map { part in
            let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: max(1, part.content.count), alignment: 1)
            part.content.copyBytes(to: buffer)
            return buffer
        }
        defer { buffers.forEach { $0.deallocate() } }
        for (part, buffer) in zip(parts, buffers) {
            let source = zip_source_buffer(archive, buffer.baseAddress, UInt64(part.content.count), 0)
            let index = zip_file_add(archive, part.name, source, 0)
            if let password { zip_file_set_encryption(archive, UInt64(index), UInt16(ZIP_EM_AES_256), password) }
        }
        zip_close(archive)
        return (try? Data(contentsOf: place)) ?? Data()
    }
}
