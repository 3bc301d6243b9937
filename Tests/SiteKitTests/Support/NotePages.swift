import Foundation
import GRDB
import SiteKit
import Vocabulary

/// Pages of the tests' own: a note that two people may change, a page that echoes, a fault, a refusal, a file.
struct NotePages: Sendable {
    let store: Store

    func register(on site: inout Site) {
        site.get(TestSite.list, .readNotes) { request in
            .page(
                Page(
                    "Notes",
                    "<h1>Notes</h1>\(request.form(to: TestSite.upload.path, upload: true, "<input type=\"file\" name=\"report\">"))")
            )
        }
        site.post(TestSite.upload, .writeNotes, limit: 100_000) { request in
            .page(
                Page(
                    "Uploaded",
                    "<h1>Uploaded</h1><p>\(request.files.count) \(request.files.first?.bytes.count ?? 0) \(request.form["remark"])</p>"))
        }
        site.post(TestSite.uploadLarge, .writeNotes, limit: 100_000, files: .onDisk) { request in
            let sizes = request.kept.map { file in
                ((try? FileManager.default.attributesOfItem(atPath: file.path))?[.size] as? Int) ?? -1
            }
            return .page(
                Page("Uploaded", "<h1>Uploaded</h1><p>held \(request.files.count), on the disk \(sizes.map(String.init).joined())</p>"))
        }
        site.get(TestSite.note, .readNotes, show)
        site.post(TestSite.note, .writeNotes, save)
        site.post(TestSite.publish, .publishNotes, save)
        site.get(TestSite.export, .exportNotes) { _ in .page(Page("Export", "<h1>All notes</h1>")) }
        site.get(TestSite.echo, .anyone, echo)
        site.get(TestSite.fault, .anyone) { _ in throw Unforeseen(secret: "CANARY-4711") }
        site.get(TestSite.refusal, .anyone) { _ in throw Refusal() }
        site.get(TestSite.file, .anyone) { _ in
            .file(Download("a,b\n".utf8, type: "text/csv; charset=utf-8", name: "plan\r\nSet-Cookie: a=b\"; é.csv"))
        }
    }

    struct Unforeseen: Error { let secret: String }
    struct Refusal: InWords { var words: String { "The plan was sent to Ofsted on 6 July 2022 and is frozen." } }

    @Sendable private func show(_ request: PageRequest, _ id: Identifier<Note>) async throws -> Answer {
        let note = try await store.read { db in
            try Row.fetchOne(db, sql: "SELECT text, version FROM note WHERE id = ?", arguments: [id])
                .map { (text: $0["text"] as String, version: $0["version"] as Int) }
        }
        guard let note else { throw NotFound() }
        let form = request.form(to: request.path, version: note.version, FormFields().area("text", "Text", value: note.text))
        return .page(Page("Note", "<h1>Note</h1>\(form)"))
    }

    @Sendable private func save(_ request: PageRequest, _ id: Identifier<Note>) async throws -> Answer {
        var reader = FormReader(request.form)
        let (text, version) = (reader.text("text", "Write something."), reader.version)
        try reader.finish()
        try await store.change(by: request.changer, .writeNotes, on: id.text) { db in
            guard let row = try Row.fetchOne(db, sql: "SELECT text, version FROM note WHERE id = ?", arguments: [id]) else {
                throw NotFound()
            }
            guard row["version"] == version else {
                throw EditConflict([.text("text", "Text", row["text"])], version: row["version"])
            }
            try db.execute(sql: "UPDATE note SET text = ?, version = version + 1 WHERE id = ?", arguments: [text, id])
        }
        return .seeOther(TestSite.note.path(id), saying: text == "named" ? "Saved: the note." : .saved)
    }

    /// What was asked for, in every place where text may stand.
    @Sendable private func echo(_ request: PageRequest) async throws -> Answer {
        let text = request.query["text"]
        let fields = FormFields(typed: request.query, problems: Problems("text", text))
        let columns = [Table.Column(text, sort: "text")]
        return .page(
            Page(
                text, thread: [ThreadStep(text, text, path: "/echo")], breadcrumbs: [(text, "/echo")], problems: Problems("", text),
                """
                <h1>\(text)</h1>\(Tag(text, .circle).html)\(fields.text("text", text, hint: text))\(fields.area("area", text, value: text))
                \(fields.select("choice", text, options: [(text, text)], value: text))
                \(fields.choices("choices", text, options: [(text, text)], chosen: [text]))
                \(Table("\(text)", columns, rows: [Table.row(columns, ["\(text)"])]).html(request))
                \(FilterBar([.init("text", text, [(text, text)])]).html(request))
                \(request.button(text, to: "/echo", fields: [("text", text)]))
                """))
    }
}
