import Foundation

/// Makes Word files through pandoc and tagged PDF through WeasyPrint, both from the same markup as the page. The programs are looked
/// for when they are needed; one that is not there is said in words.
package struct DocumentMaker: Sendable {
    private let path: String
    private let limits: ConverterLimits
    private let store: Store?
    private let queue = ConverterQueue(places: 2)

    /// - Parameters:
    ///   - path: where programs are looked for, as in the environment's PATH; nil for the environment's own.
    ///   - store: where the council's crest is kept.
    package init(path: String? = nil, limits: ConverterLimits = ConverterLimits(), store: Store? = nil) {
        self.store = store
        self.path = path ?? ProcessInfo.processInfo.environment["PATH"] ?? "/usr/local/bin:/usr/bin:/bin"
        self.limits = limits
    }

    package func canMake(_ kind: DocumentKind) -> Bool { find(kind.program) != nil }

    /// The sentences for what cannot be made on this machine; empty when all is there.
    package var whatIsMissing: [String] { DocumentKind.allCases.filter { !canMake($0) }.map { DocumentFault.missing($0).words } }

    package func make(_ kind: DocumentKind, from document: Document) async throws -> [UInt8] {
        guard document.isSelfContained else { throw DocumentFault.notSelfContained }
        guard let program = find(kind.program) else { throw DocumentFault.missing(kind) }
        let crest = try await store?.read { try Crest.saved(in: $0) }
        let guest = kind == .pdf ? try await attachedPages(of: document) : nil
        let markup = document.whole(
            styleSheet: try asset("document.css").text, crest: crest?.address, as: kind, pages: guest?.pages.count
        ).bytes
        let made = try await run(kind, program, try arguments(kind, for: document), markup)
        guard let guest else { return made }
        do throws(PDFFault) { return try PDFSlots(made).filled(with: guest) } catch { throw DocumentFault.failed(kind) }
    }

    /// The pages of the attached file as drawings: without its scripts, forms and files. Nil when there is none, or it cannot be read.
    private func attachedPages(of document: Document) async throws -> PDFObjects? {
        guard let bytes = document.attached, let program = find("pdftocairo") else { return nil }
        do {
            let plain = try await run(.pdf, program, ["-pdf", "-", "-"], bytes)
            return try PDFObjects(plain)
        } catch let fault as DocumentFault where fault != .tooSlow(.pdf) {
            return nil
        } catch is PDFFault {
            return nil
        }
    }

    private func run(_ kind: DocumentKind, _ program: String, _ arguments: [String], _ input: [UInt8]) async throws -> [UInt8] {
        let command = Converter(kind: kind, program: program, arguments: arguments, path: path, prlimit: find("prlimit"), limits: limits)
        return try await queue.run { try await command.convert(input) }
    }

    private func arguments(_ kind: DocumentKind, for document: Document) throws -> [String] {
        switch kind {
        case .word:
            let name = "reference\(document.isLandscape ? "-landscape" : "")\(document.mark == nil ? "" : "-draft").docx"
            // The first heading becomes the document's title, and the sections its first level.
            return [
                "--from=html", "--to=docx", "--shift-heading-level-by=-1", "--reference-doc=\(try asset(name).path)",
                "--lua-filter=\(try asset("document.lua").path)", "--output=-", "-",
            ]
        case .pdf: return ["--quiet", "--presentational-hints", "--pdf-variant=pdf/ua-1", "--encoding=utf-8", "-", "-"]
        }
    }

    private func find(_ program: String) -> String? {
        path.split(separator: ":").map { "\($0)/\(program)" }.first { FileManager.default.isExecutableFile(atPath: $0) }
    }

    private func asset(_ name: String) throws -> URL {
        guard let url = Bundle.module.url(forResource: "Assets/\(name)", withExtension: nil) else { throw Assets.Missing(name: name) }
        return url
    }
}

extension URL {
    fileprivate var text: String { get throws { try String(contentsOf: self, encoding: .utf8) } }
}
