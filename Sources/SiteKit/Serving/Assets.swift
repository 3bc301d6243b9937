import Foundation

/// The stylesheet and the script, under addresses that change with their content.
struct Assets: Sendable {
    struct Asset: Sendable {
        let name: String
        let type: String
        let bytes: [UInt8]
        let path: String
    }

    let styleSheet: Asset
    let script: Asset
    var all: [Asset] { [styleSheet, script] }

    init() throws {
        styleSheet = try Assets.load("throughline.css", "text/css; charset=utf-8")
        script = try Assets.load("throughline.js", "text/javascript; charset=utf-8")
    }

    private static func load(_ name: String, _ type: String) throws -> Asset {
        guard let url = Bundle.module.url(forResource: "Assets/\(name)", withExtension: nil) else { throw Missing(name: name) }
        let data = try Data(contentsOf: url)
        return Asset(name: name, type: type, bytes: Array(data), path: "/assets/\(Digest(of: data).text.prefix(16))/\(name)")
    }

    struct Missing: Error, CustomStringConvertible {
        let name: String
        var description: String { "The file \(name) that belongs beside the program is missing. Build or install Throughline again." }
    }
}
