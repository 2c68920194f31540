"""The encodings of East Asia: every byte pair and every character, by digests of what CPython 3.13 makes of them."""
import codecs
import hashlib
import io
import threading

# For each encoding: the start of the SHA-256 of what the pairs decode to and of what the characters encode to.
DIGESTS = {
    'gb2312': ('a58cf27096ddedcf', '06ef53db06acf908'),
    'gbk': ('326d177c239a5286', '0d42020a99813e7a'),
    'gb18030': ('a97f8590d7d7839c', '83a4dd6027b6609e'),
    'hz': ('40db4396a69d26f6', '0fc699644a382d3e'),
    'big5': ('c993c9672a295005', '001f573a7e2fbeaa'),
    'cp950': ('da5035a9de2c35c7', '871a85631f58bd4d'),
    'big5hkscs': ('f9170b377d0f744e', 'caad56a417501c0e'),
    'euc_kr': ('6b37edc489314efd', 'e307758a13d7da1c'),
    'cp949': ('6e6c3480820a78e6', '5362f171f7497b84'),
    'johab': ('7643bb329eb8e099', 'ca4302f4405f195f'),
    'shift_jis': ('ccc0476eafa46249', '46940e8555572d7f'),
    'cp932': ('1f410fa8967a9782', 'c3eeabd6387bbf1b'),
    'euc_jp': ('7f9a9621f379906f', '2793f993ca75b0a6'),
    'shift_jis_2004': ('dbc365b9a812158f', '0a69f932cce61302'),
    'euc_jis_2004': ('a5f4f9badb3e1838', 'b6700fa81b89a5a7'),
    'euc_jisx0213': ('eeb9e32401af903c', 'b6ce0812d4e4c6f1'),
    'shift_jisx0213': ('89a3aaaa52a2da4d', '4245761aa0c28564'),
    'iso2022_kr': ('6c6579062f2d6a62', '3301dc920a005936'),
    'iso2022_jp': ('1e9ab6e4d5f47fe9', '3de718bb7a6d05af'),
    'iso2022_jp_1': ('c9e43ec7f80d7a77', 'cd0771ab402b05d9'),
    'iso2022_jp_2': ('a9db4bea65eb1da7', '68d5b2101351bfc7'),
    'iso2022_jp_2004': ('e31dd486e11bf1ad', 'aa7558dc509bf637'),
    'iso2022_jp_3': ('668df88729d7d86a', '0af1269f2bfd69d5'),
    'iso2022_jp_ext': ('e1a8c8114ce83303', '48bf779780ba4000'),
}

PREFIXES = {
    'euc': (b'', b'\x8f'),
    'gb1': (b'', b'\x81\x30', b'\x84\x31', b'\x90\x31', b'\xe3\x32'),
    'hz': (b'~{',),
    'iso': tuple(b'\x1b' + x for x in (b'$B', b'(J', b'(I', b'$@', b'$(D', b'$(C', b'$A', b'$(Q', b'$(O', b'$(P',
                                      b'$)C\x0e', b'.A\x1bN', b'.F\x1bN')),
}
CHARACTERS = ''.join(map(chr, (*range(0x11000), *range(0x20000, 0x2b000), 0x2ffff, 0x30000, 0x10ffff)))
PAIRS = ''.join(f'{a}{b} \u3042{a}{b}\u3042' for a in '\xca\xea\xe6\u304b\u304d\u30bb\u31f7\u02e9\u0254'
                for b in '\u0304\u030c\u0300\u0301\u309a\u02e5\u02e9a\u304b\U00020b9f')


def mark(error):
    return f'<{error.end - error.start}{error.reason[:2]}>', error.end


codecs.register_error('test.mark', mark)


def digests(encoding):
    decoded = hashlib.sha256()
    for prefix in PREFIXES.get(encoding[:3], PREFIXES.get(encoding[:2], (b'',))):
        step = 1 if len(prefix) < 2 or encoding == 'hz' or encoding[:3] == 'iso' else 3
        for lead in range(0, 256, step):
            pairs = (prefix + bytes((lead, trail)) + b'\n\n\n' for trail in range(0, 256, step))
            text = b''.join(pairs).decode(encoding, 'test.mark')
            decoded.update(text.encode('utf-8', 'surrogatepass'))
    encoded = hashlib.sha256((CHARACTERS + PAIRS).encode(encoding, 'backslashreplace'))
    return decoded.hexdigest()[:16], encoded.hexdigest()[:16]


# On threads each checks a quarter: all would take minutes.
main = threading.current_thread() is threading.main_thread()
for name in DIGESTS if main else list(DIGESTS)[threading.get_ident() % 4::4]:
    assert digests(name) == DIGESTS[name], (name, digests(name))

# A stream reader forgets half a character at the end, an incremental decoder keeps it.
reader = codecs.getreader('cp932')(io.BytesIO(b'a\x82'))
try:
    reader.read()
except UnicodeDecodeError as e:
    assert (e.start, e.end, e.reason) == (1, 2, 'incomplete multibyte sequence')
assert reader.read() == ''
decoder = codecs.getincrementaldecoder('cp932')()
assert decoder.decode(b'a\x82') == 'a'
try:
    decoder.decode(b'', True)
except UnicodeDecodeError as e:
    assert (e.object, e.start, e.end) == (b'\x82', 0, 1)
assert decoder.getstate() == (b'\x82', 0)
assert decoder.decode(b'\xa0') == '\u3042'

# The state is a number: the pending text and the sets that are called in.
encoder = codecs.getincrementalencoder('iso2022_jp_3')()
assert encoder.encode('\u3042\u304b') == b'\x1b$B$"'
state = encoder.getstate()
assert encoder.encode('\u309a') == b'\x1b$(O$w'
encoder.setstate(state)
assert encoder.encode('', True) == b'$+\x1b(B'
for bad, error in ((-1, OverflowError), (1 << 136, OverflowError), (9, UnicodeError), ('', TypeError)):
    try:
        encoder.setstate(bad)
    except error:
        pass
    else:
        raise AssertionError(bad)

print('ok')
