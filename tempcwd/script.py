print(f'''{
3
=}''')