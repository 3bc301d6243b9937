import SiteKit
import Vocabulary

/// What may be kept as evidence: a file of a kind that people keep evidence in, of a bounded size. It is never opened by the
/// server, only handed back as a download.
enum EvidenceFile {
    static let largest = 20 * 1024 * 1024
    private static let kinds = [
        "pdf", "doc", "docx", "odt", "xls", "xlsx", "ods", "csv", "ppt", "pptx", "odp", "txt", "png", "jpg", "jpeg", "msg", "eml",
    ]
    static let accept = kinds.map { "." + $0 }.joined(separator: ",")

    /// The file's own name without the path and signs that a browser or a system could read as something else.
    static func name(_ name: String) -> String {
        let last = name.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last.map(String.init) ?? ""
        let plain = last.unicodeScalars.filter { $0.value >= 32 && $0.value != 127 && !"\"<>|:*?;".unicodeScalars.contains($0) }
        return String(String(String.UnicodeScalarView(plain)).suffix(120)).trimmed
    }

    static func check(_ upload: Upload) throws(Problems) -> String {
        let name = name(upload.name)
        guard !upload.bytes.isEmpty else { throw Problems("file", "This file is empty. Choose another.") }
        guard upload.bytes.count <= largest else {
            throw Problems("file", "This file is larger than 20 MB. Save it smaller, or give a link.")
        }
        guard let kind = name.split(separator: ".").last?.lowercased(), name.contains("."), kinds.contains(kind) else {
            throw Problems("file", "Files of this kind are not kept. Choose a document, a table, slides, a picture or a PDF.")
        }
        return name
    }

    /// A link that leads out by https, to a host, without a name and password in it.
    static func check(link: String) throws(Problems) -> String {
        let rest = link.dropFirst("https://".count)
        let host = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        guard link.lowercased().hasPrefix("https://"), !host.isEmpty, !host.contains("@"), link.count <= 2000,
            link.unicodeScalars.allSatisfy({ $0.value > 32 && $0.value != 127 })
        else { throw Problems("link", "Give a whole address that begins with https://, as in https://intranet.example/letter.") }
        return "https://" + rest
    }
}
