import Foundation

/// A PDF written by hand, small enough to be made in each test.
struct SamplePDF {
    var lines = ["Hello from a report"]
    var pages = 1
    var trailer = ""

    static func saying(_ words: String...) -> Data { SamplePDF(lines: words).data }

    var data: Data {
        var bytes = Data("%PDF-1.4\n".utf8)
        var places: [Int] = []
        for (number, object) in objects.enumerated() {
            places.append(bytes.count)
            bytes.append(Data("\(number + 1) 0 obj\n\(object)\nendobj\n".utf8))
        }
        let start = bytes.count
        let rows = places.map { place in String(repeating: "0", count: 10 - "\(place)".count) + "\(place) 00000 n \n" }
        bytes.append(Data("xref\n0 \(places.count + 1)\n0000000000 65535 f \n\(rows.joined())".utf8))
        bytes.append(Data("trailer\n<< /Size \(places.count + 1) /Root 1 0 R \(trailer) >>\nstartxref\n\(start)\n%%EOF\n".utf8))
        return bytes
    }

    private var objects: [String] {
        let written = lines.enumerated().map { "1 0 0 1 72 \(720 - 20 * $0) Tm (\($1)) Tj" }
        let content = lines.isEmpty ? "72 72 200 200 re f" : "BT /F1 12 Tf \(written.joined(separator: " ")) ET"
        let numbers = (0..<pages).map { "\($0 + 5) 0 R" }.joined(separator: " ")
        let page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 3 0 R /Resources << /Font << /F1 4 0 R >> >> >>"
        return [
            "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [\(numbers)] /Count \(pages) >>",
            "<< /Length \(content.utf8.count) >>\nstream\n\(content)\nendstream",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        ] + Array(repeating: page, count: pages)
    }

    /// Asks for a password: no empty one fits the two strings.
    static var encrypted: Data {
        let noise = String(repeating: "5A", count: 32)
        let encryption = "/Encrypt << /Filter /Standard /V 1 /R 2 /Length 40 /P -4 /O <\(noise)> /U <\(noise)> >> /ID [<00> <00>]"
        return SamplePDF(trailer: encryption).data
    }
}
