import Foundation

/// The last row of the chain at a moment, signed. Kept elsewhere, it shows every later change of any row up to it.
package struct AuditHead: Hashable, Sendable, Codable {
    static let purpose = "throughline audit head 1"

    package let sequence: Int64
    package let hash: Digest
    package let time: String
    let signature: String

    init(of link: AuditLink, at moment: Date, by key: AuditKey) throws {
        let (hash, time) = (link.hash.hexadecimal, moment.formatted(.iso8601))
        self.sequence = link.sequence
        self.hash = Digest(known: hash)
        self.time = time
        signature = try key.sign(AuditHead.message(link.sequence, hash, time)).hexadecimal
    }

    /// What is signed: the SHA-256 of the canonical form of sequence, hash and time.
    private static func message(_ sequence: Int64, _ hash: String, _ time: String) -> [UInt8] {
        var form = CanonicalHash(purpose)
        form.add(sequence)
        form.add(hash)
        form.add(time)
        return form.finished()
    }

    func isSigned(by key: AuditPublicKey) -> Bool {
        guard let bytes = [UInt8](hexadecimal: signature, count: 64) else { return false }
        return key.isSignature(bytes, of: AuditHead.message(sequence, hash.text, time))
    }

    /// One line of the file of heads.
    var line: String {
        "{\"sequence\":\(sequence),\"hash\":\"\(hash)\",\"time\":\"\(time)\",\"signature\":\"\(signature)\"}\n"
    }

    init(sequence: Int64, hash: Digest, time: String, signature: String) {
        (self.sequence, self.hash, self.time, self.signature) = (sequence, hash, time, signature)
    }

    package init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        guard let hash = Digest(try values.decode(String.self, forKey: .hash)) else {
            throw DecodingError.dataCorruptedError(forKey: .hash, in: values, debugDescription: "no hash")
        }
        self.init(
            sequence: try values.decode(Int64.self, forKey: .sequence), hash: hash, time: try values.decode(String.self, forKey: .time),
            signature: try values.decode(String.self, forKey: .signature))
    }

    package func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: CodingKeys.self)
        try values.encode(sequence, forKey: .sequence)
        try values.encode(hash.text, forKey: .hash)
        try values.encode(time, forKey: .time)
        try values.encode(signature, forKey: .signature)
    }

    private enum CodingKeys: CodingKey { case sequence, hash, time, signature }
}

/// The file of heads, read: one line each, in the order in which they were signed.
package struct AuditHeadFile: Sendable {
    package let heads: [(line: Int, head: AuditHead)]
    /// Lines that are no head: one may be torn by a power cut.
    package let tornLines: [Int]

    package init(_ file: URL) throws {
        guard let data = try? Data(contentsOf: file) else { throw AuditFault.unreadableHeads(file.path) }
        var (heads, torn): ([(Int, AuditHead)], [Int]) = ([], [])
        let decoder = JSONDecoder()
        for (index, line) in data.split(separator: 10, omittingEmptySubsequences: false).enumerated() where !line.isEmpty {
            if let head = try? decoder.decode(AuditHead.self, from: line) {
                heads.append((index + 1, head))
            } else {
                torn.append(index + 1)
            }
        }
        (self.heads, tornLines) = (heads, torn)
    }
}
