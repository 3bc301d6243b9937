import Foundation

/// Makes Word files through pandoc and tagged PDF through WeasyPrint, both from the same markup as the page. The programs are looked
/// for when they are needed; one that is not there is said in words.
package struct DocumentMaker: Sendable {
    private let path: String
    private let limits: ConverterLimits
    private let queue = ConverterQueue(places: 2)

    /// - Parameter path: where programs are looked for, as in the environment's PATH; nil for the environment's own.
    package init(path: String? = nil, limits: ConverterLimits = ConverterLimits()) {
        self.path = path ?? ProcessInfo.processInfo.environment["PATH"] ?? "/usr/local/bin:/usr/bin:/bin"
        self.limits = limits
    }

    package func canMake(_ kind: DocumentKind) -> Bool { find(kind.program) != nil }

    /// The sentences for what cannot be made on this machine; empty when all is there.
    package var whatIsMissing: [String] { DocumentKind.allCases.filter { !canMake($0) }.map { DocumentFault.missing($0).words } }

    package func make(_ kind: DocumentKind, from document: Document) async throws -> [UInt8] {
        guard document.isSelfContained else { throw DocumentFault.notSelfContained }
        guard let program = find(kind.program) else { throw DocumentFault.missing(kind) }
        let markup = document.whole(styleSheet: try asset("document.css").text).bytes
        let command = Converter(
            kind: kind, program: program, arguments: try arguments(kind), path: path, prlimit: find("prlimit"), limits: limits)
        return try await queue.run { try await command.convert(markup) }
    }

    private func arguments(_ kind: DocumentKind) throws -> [String] {
        switch kind {
        case .word:
            // The first heading becomes the document's title, and the sections its first level.
            [
                "--from=html", "--to=docx", "--shift-heading-level-by=-1", "--reference-doc=\(try asset("reference.docx").path)",
                "--lua-filter=\(try asset("document.lua").path)", "--output=-", "-",
            ]
        case .pdf: ["--quiet", "--presentational-hints", "--pdf-variant=pdf/ua-1", "--encoding=utf-8", "-", "-"]
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
